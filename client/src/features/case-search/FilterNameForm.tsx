import type { SavedFilter } from '@contract/schemas/search';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../locale/useTranslation';

export interface FilterNameFormProps {
  /** The filter that is renamed; none for a new one. */
  readonly saved?: SavedFilter;
  readonly onSave: (name: string, isShared: boolean) => Promise<unknown>;
  readonly onCancel: () => void;
}

/** The name of a filter, and whether colleagues of the post may use it. */
export function FilterNameForm({ saved, onSave, onCancel }: FilterNameFormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(saved?.name ?? '');
  const [isShared, setIsShared] = useState(saved?.isShared ?? false);
  const [isSaving, setIsSaving] = useState(false);
  const save = () => {
    if (name.trim() === '' || isSaving) return;
    setIsSaving(true);
    // What went wrong is told by the list above.
    onSave(name.trim(), isShared).catch(() => setIsSaving(false));
  };
  return (
    <form
      className="saved-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <Input
        size="small"
        autoFocus
        maxLength={60}
        aria-label={t('search.saved.name')}
        placeholder={t('search.saved.name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Checkbox checked={isShared} onChange={(event) => setIsShared(event.target.checked)}>
        {t('search.saved.share')}
      </Checkbox>
      <span>
        <Button size="small" type="primary" htmlType="submit" disabled={name.trim() === ''} loading={isSaving}>
          {t('action.save')}
        </Button>{' '}
        <Button size="small" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
      </span>
    </form>
  );
}
