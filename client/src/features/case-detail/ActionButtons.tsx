import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import type { CaseAction } from './actionOrder';
import { commandKeys } from './commandKeys';
import type { useActions } from './useActions';

/** The next step, the usual other ones beside it, and the rare ones in a menu; each with its key. */
export function ActionButtons({ actions }: { actions: ReturnType<typeof useActions> }) {
  const { t } = useTranslation();
  const { primary, secondary, more, isGiving, start } = actions;
  return (
    <div className="case-buttons">
      {primary ? (
        <Button type="primary" loading={isGiving} data-command={primary.kind} onClick={() => start(primary.kind)}>
          {t(`command.${primary.kind}`)} <kbd>{commandKeys[primary.kind]?.toUpperCase() ?? 'Ctrl ↵'}</kbd>
        </Button>
      ) : (
        <span className="case-quiet">{t('case.nothingToDo')}</span>
      )}
      {secondary.map(({ kind }) => (
        <Button key={kind} disabled={isGiving} data-command={kind} onClick={() => start(kind)}>
          {t(`command.${kind}`)}
          {commandKeys[kind] && <kbd>{commandKeys[kind].toUpperCase()}</kbd>}
        </Button>
      ))}
      {more.length > 0 && <MoreActions more={more} isGiving={isGiving} onStart={start} />}
    </div>
  );
}

interface MoreActionsProps {
  readonly more: readonly CaseAction[];
  readonly isGiving: boolean;
  readonly onStart: (kind: CaseAction['kind']) => void;
}

function MoreActions({ more, isGiving, onStart }: MoreActionsProps) {
  const { t } = useTranslation();
  const items = more.map(({ kind }) => ({
    key: kind,
    label: (
      <span className="more-action" data-command={kind}>
        {t(`command.${kind}`)}
        {commandKeys[kind] && <kbd>{commandKeys[kind].toUpperCase()}</kbd>}
      </span>
    ),
    onClick: () => onStart(kind),
  }));
  return (
    <Dropdown menu={{ items }} trigger={['click']} autoFocus disabled={isGiving}>
      <Button data-action="more">
        {t('case.more')} <DownOutlined aria-hidden="true" />
      </Button>
    </Dropdown>
  );
}
