export { adapter } from './adapter.js';
