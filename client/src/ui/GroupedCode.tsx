import { groupedCode } from '@domain/grid/codes';

/** A code in groups, as people read it; copied without the gaps. */
export function GroupedCode({ code }: { code: string }) {
  const groups = groupedCode(code).split(' ');
  return (
    <span className="grouped-code">
      {groups.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one code have no other identity
        <span key={index}>{group}</span>
      ))}
    </span>
  );
}
