import { addWords } from './catalogue.ts';
import { zhCN } from './zh-cn.ts';

addWords(zhCN);
