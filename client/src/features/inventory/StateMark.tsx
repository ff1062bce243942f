import type { ComponentState } from '@domain/inventory/component';
import { useTranslation } from '../../locale/useTranslation';

const shapes: Readonly<Record<ComponentState, string>> = {
  intact: '●',
  damaged: '◐',
  lost: '○',
  abandoned: '◌',
  removed: '×',
};

/** A component's state by shape and word. */
export function StateMark({ state }: { state: ComponentState }) {
  const { t } = useTranslation();
  return (
    <span className="state-mark" data-state={state}>
      <span aria-hidden="true">{shapes[state]}</span> {t(`inventory.state.${state}`)}
    </span>
  );
}
