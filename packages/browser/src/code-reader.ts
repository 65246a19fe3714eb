import { type CodeTable, codeTable } from '@cs-inbox/core';
import type { Causes } from '@cs-inbox/protocol';

/** What codes mean, as far as the host says it by now. Of what does not fit nothing counts. */
export function codeReader(causes: () => Causes | null = () => null): () => CodeTable {
  let known: { readonly given: Causes | null; readonly table: CodeTable } | null = null;
  return () => {
    const given = causes();
    if (known?.given !== given) known = null;
    known ??= { given, table: tableOf(given) };
    return known.table;
  };
}

function tableOf(given: Causes | null): CodeTable {
  const parsed = codeTable(given ?? {});
  return parsed.ok ? parsed.value : tableOf(null);
}
