export { readMime } from './read-mime.ts';
