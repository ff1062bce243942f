import type { ReactNode } from 'react';
import './plainResult.css';

interface PlainResultProps {
  readonly title: string;
  readonly text?: string;
  /** What to do now. */
  readonly children: ReactNode;
}

/** A page that cannot be shown, and what to do. Of plain parts: it must stand even where nothing more can be downloaded. */
export function PlainResult({ title, text, children }: PlainResultProps) {
  return (
    <div className="plain-result">
      <h1>{title}</h1>
      {text && <p>{text}</p>}
      {children}
    </div>
  );
}
