export { fillDemo } from './fill-demo.ts';
export { planHistory } from './plan-history.ts';
