import type { ReactNode } from 'react';

/** One line of facts: its name and what it is. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="case-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
