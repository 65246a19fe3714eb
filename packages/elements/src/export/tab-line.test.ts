import { expect } from 'chai';
import { tabLine } from './tab-line.ts';

describe('tabLine', () => {
  it('CENTRE-3.14 no cell of a copied table becomes a formula, nor a number with other digits', () => {
    expect(tabLine(['=1+1', ' +A1', '\u200b-2', '@x', '007', 'a; =cmd|x', 'order 7'])).to.equal("'=1+1\t' +A1\t'\u200b-2\t'@x\t'007\ta;' =cmd|x\torder 7");
  });

  it('CENTRE-3.14 a cell stays one cell of one line, whatever breaks are in it', () => {
    expect(tabLine(['a\t=1\r\n=2', ''])).to.equal('a =1 =2\t');
  });
});
