export { productsApi, useProductChoices, type Product, type ProductChoices } from './api.ts';
