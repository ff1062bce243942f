import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../locale/useTranslation';

export interface PublishFormProps {
  readonly isPublishing: boolean;
  readonly onPublish: (note: string) => void;
  readonly onCancel: () => void;
}

/** Publishing asks what the version changes: the note stays with it for ever. */
export function PublishForm({ isPublishing, onPublish, onCancel }: PublishFormProps) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  return (
    <form
      className="rules-publish"
      onSubmit={(event) => {
        event.preventDefault();
        onPublish(note.trim());
      }}
    >
      <label htmlFor="publish-note">{t('rules.publishNote')}</label>
      <Input
        id="publish-note"
        autoFocus
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button type="primary" htmlType="submit" disabled={note.trim() === ''} loading={isPublishing}>
        {t('rules.publishConfirm')}
      </Button>
      <Button onClick={onCancel}>{t('action.cancel')}</Button>
    </form>
  );
}
