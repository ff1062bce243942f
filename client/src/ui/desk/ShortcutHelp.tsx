import { Button, Modal, Switch } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { activeShortcuts, type Shortcut, useShortcuts, useSingleKeys } from './shortcuts';

/** A button, and the key "?", that shows every key that does something on this page now. */
export function ShortcutHelp() {
  const { t } = useTranslation();
  const [shown, setShown] = useState<readonly Shortcut[] | null>(null);
  const open = () => setShown(activeShortcuts());
  useShortcuts([{ key: '?', label: t('shortcut.help'), run: open }]);
  return (
    <>
      <Button type="text" size="small" className="shortcut-button" aria-label={t('shortcut.title')} onClick={open}>
        <kbd>?</kbd>
      </Button>
      <Modal
        title={t('shortcut.title')}
        open={shown !== null}
        footer={null}
        destroyOnHidden
        onCancel={() => setShown(null)}
      >
        <ShortcutTable shortcuts={shown ?? []} />
      </Modal>
    </>
  );
}

function ShortcutTable({ shortcuts }: { shortcuts: readonly Shortcut[] }) {
  const { t } = useTranslation();
  const { isOn, toggle } = useSingleKeys();
  const id = useId();
  return (
    <>
      <dl className="shortcut-list">
        {shortcuts.map(({ key, label }) => (
          <div key={key}>
            <dt>
              <kbd>{keyName(key)}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <label className="shortcut-switch" htmlFor={id}>
        <Switch id={id} checked={isOn} onChange={toggle} /> {t('shortcut.singleKeys')}
      </label>
    </>
  );
}

const names: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  'Ctrl+Enter': 'Ctrl ↵',
  Escape: 'Esc',
};

/** A key as it stands on a keyboard. */
export function keyName(key: string): string {
  return names[key] ?? key.toUpperCase();
}
