import { addWords } from './catalogue.ts';
import { enAll } from './en-all.ts';

addWords(enAll);
