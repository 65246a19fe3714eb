import { addWords } from './catalogue.ts';
import { zhCNAll } from './zh-cn-all.ts';

addWords(zhCNAll);
