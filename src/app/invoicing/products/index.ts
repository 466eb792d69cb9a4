import { room, type Room } from '../../../shell/http/context.ts';
import { productsContract } from '../products-contract.ts';
import { createProduct } from './create-product.ts';
import { archiveProduct, editProduct } from './edit-product.ts';
import { readChoices } from './read-choices.ts';
import { listProducts, readProduct } from './read-products.ts';

export const productsRoom = (): Room =>
  room('products', productsContract, {
    list: (context, input) => listProducts(context, input),
    choices: (context) => readChoices(context),
    read: (context, input) => readProduct(context, input.id),
    create: async (context, input) => readProduct(context, await createProduct(context, input)),
    edit: async (context, input) => {
      await editProduct(context, input);
      return readProduct(context, input.id);
    },
    archive: async (context, input) => {
      await archiveProduct(context, input);
      return readProduct(context, input.id);
    },
  });
