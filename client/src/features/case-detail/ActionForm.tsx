import type { CaseDetail } from '@contract/schemas';
import type { CommandPayloads } from '@domain/case/commands';
import { type ComponentType, useRef } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import type { PreparedPhoto } from '../../offline/photos';
import type { CommandFormProps, CommandForms, FollowingCommand } from '../../ui/commandForm';
import { useShortcuts } from '../../ui/desk/shortcuts';
import { OpenCommand } from './openCommand';

export interface ActionFormProps {
  readonly kind: FollowingCommand;
  readonly forms: CommandForms;
  readonly detail: CaseDetail;
  readonly isGiving: boolean;
  readonly onGive: <K extends FollowingCommand>(
    kind: K,
    payload: CommandPayloads[K],
    photos: readonly PreparedPhoto[],
  ) => Promise<void>;
  readonly onCancel: () => void;
}

/** The form of the chosen command, inline where its button was. Ctrl+Enter presses its primary button. */
export function ActionForm({ kind, forms, detail, isGiving, onGive, onCancel }: ActionFormProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const submit = () => box.current?.querySelector<HTMLButtonElement>('.ant-btn-primary:not(:disabled)')?.click();
  useShortcuts([
    { key: 'Ctrl+Enter', label: t('shortcut.submit'), run: submit },
    { key: 'Escape', label: t('shortcut.cancel'), run: onCancel },
  ]);
  // Each form is registered under its own command, so it gives exactly that command's payload.
  const Form = forms[kind] as ComponentType<CommandFormProps<typeof kind>> | undefined;
  if (!Form) return null;
  return (
    <div className="case-form" data-form={kind} ref={box}>
      <h3>{t(`command.${kind}`)}</h3>
      <OpenCommand value={kind}>
        <Form
          detail={detail}
          isGiving={isGiving}
          onGive={(payload, photos = []) => onGive(kind, payload, photos)}
          onCancel={onCancel}
        />
      </OpenCommand>
    </div>
  );
}
