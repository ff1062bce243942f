import type { BodyOf } from '@contract/endpoints';
import type { ComponentDetail } from '@contract/schemas/inventory';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { type ReadyPhoto, useGiveComponentCommand } from '../../api/inventory';
import { errorCodeOf } from '../../api/problem';
import { useTranslation } from '../../locale/useTranslation';
import { uuidv7 } from '../../offline/uuid';
import { EditForm } from './EditForm';
import { MoveForm } from './MoveForm';
import { PhotosForm } from './PhotosForm';
import type { Placing } from './placing';
import { RetireForm, StateForm } from './StateForm';

type Command = BodyOf<'giveComponentCommand'>;
type Following = Exclude<Command['kind'], 'add'>;
/** What a form gives: the kind with its payload; the envelope is the same for all. */
export type Given = { [K in Following]: { kind: K; payload: Extract<Command, { kind: K }>['payload'] } }[Following];

/** What every form of a component gets. */
export interface ComponentFormProps {
  readonly detail: ComponentDetail;
  readonly placing: Placing;
  readonly isGiving: boolean;
  readonly onGive: (given: Given, photos?: readonly ReadyPhoto[]) => void;
  readonly onCancel: () => void;
}

const forms: Readonly<Record<Following, (props: ComponentFormProps) => ReactNode>> = {
  edit: EditForm,
  move: MoveForm,
  'change-state': StateForm,
  'add-photos': PhotosForm,
  retire: RetireForm,
};
const order: readonly Following[] = ['edit', 'move', 'change-state', 'add-photos', 'retire'];

/** What can be done with a component, one form at a time; what cannot be done says why. */
export function ComponentActions({ detail, placing }: { detail: ComponentDetail; placing: Placing }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [open, setOpen] = useState<Following | null>(null);
  const { mutate, isPending, error, reset } = useGiveComponentCommand();
  const Form = open && forms[open];
  const give = (given: Given, photos: readonly ReadyPhoto[] = []) => {
    const { districtCode, code, version } = detail;
    // Kind and payload are tied by the type of what a form gives.
    const command = { ...given, commandId: uuidv7(), districtCode, code, expectedVersion: version } as Command;
    const onSuccess = () => {
      setOpen(null);
      void message.success(t('inventory.done', { action: t(`inventory.command.${given.kind}`) }));
    };
    mutate({ command, photos }, { onSuccess });
  };
  const reasonAgainst = (kind: Following) =>
    detail.state === 'removed' && kind !== 'change-state' ? t('refusal.component-retired') : undefined;
  return (
    <section className="component-actions" aria-label={t('inventory.actions')}>
      <div className="component-buttons">
        {order.map((kind) => (
          <Button
            key={kind}
            size="small"
            data-command={kind}
            aria-expanded={open === kind}
            disabled={reasonAgainst(kind) !== undefined}
            title={reasonAgainst(kind)}
            onClick={() => {
              reset();
              setOpen(open === kind ? null : kind);
            }}
          >
            {t(`inventory.command.${kind}`)}
          </Button>
        ))}
      </div>
      {Form && (
        <Form detail={detail} placing={placing} isGiving={isPending} onGive={give} onCancel={() => setOpen(null)} />
      )}
      {error && (
        <p className="field-error" role="alert">
          {t(`refusal.${errorCodeOf(error)}`)}
        </p>
      )}
    </section>
  );
}
