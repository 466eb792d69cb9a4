export { fillSales } from './fill-sales.ts';
export { fillDemo } from './fill-demo.ts';
export { planHistory } from './plan-history.ts';
