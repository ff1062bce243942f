import type { CaseDetail } from '@contract/schemas';
import type { CommandPayloads } from '@domain/case/commands';
import type { ComponentType } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import type { PreparedPhoto } from '../../offline/photos';
import type { CommandFormProps, CommandForms, FollowingCommand } from '../../ui/commandForm';

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

/** The form of the chosen command, inline where its button was. */
export function ActionForm({ kind, forms, detail, isGiving, onGive, onCancel }: ActionFormProps) {
  const { t } = useTranslation();
  // Each form is registered under its own command, so it gives exactly that command's payload.
  const Form = forms[kind] as ComponentType<CommandFormProps<typeof kind>> | undefined;
  if (!Form) return null;
  return (
    <div className="case-form" data-form={kind}>
      <h3>{t(`command.${kind}`)}</h3>
      <Form
        detail={detail}
        isGiving={isGiving}
        onGive={(payload, photos = []) => onGive(kind, payload, photos)}
        onCancel={onCancel}
      />
    </div>
  );
}
