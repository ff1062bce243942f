import type { RuleDraftView, RuleSetSummaryView } from '@contract/schemas/dispatch';
import { App, Button, Table, type TableColumnsType } from 'antd';
import { useRuleChanges, useRuleSets } from '../../api/dispatchRules';
import { useTranslation } from '../../locale/useTranslation';
import { ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { useInstant } from '../../ui/useInstant';
import { SaveNotice } from './SaveNotice';

/** Every version there was, and the way back to an old one: as the draft, to be published anew. */
export function VersionTable({ known }: { known: RuleDraftView }) {
  const { t } = useTranslation();
  const versions = useRuleSets();
  const { restore } = useRuleChanges();
  const columns = useColumns(known, restore);
  if (versions.isPending) return <LoadingNotice />;
  if (!versions.data) return <ErrorNotice error={versions.error} onRetry={versions.refetch} />;
  return (
    <>
      <SaveNotice error={restore.error} />
      <Table<RuleSetSummaryView>
        rowKey="version"
        size="small"
        columns={columns}
        dataSource={versions.data}
        pagination={{ defaultPageSize: 20, hideOnSinglePage: true }}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: t('rules.versions.empty') }}
      />
    </>
  );
}

function useColumns(
  { draft, published }: RuleDraftView,
  restore: ReturnType<typeof useRuleChanges>['restore'],
): TableColumnsType<RuleSetSummaryView> {
  const { t } = useTranslation();
  const instant = useInstant();
  const { message } = App.useApp();
  const goBack = (version: number) =>
    restore.mutate(
      { version, revision: draft?.revision ?? 0 },
      { onSuccess: () => void message.success(t('rules.versions.restored', { version })) },
    );
  return [
    {
      title: t('rules.versions.version'),
      render: (_, { version, publishedAt }) => (
        <>
          {publishedAt === null ? t('rules.versions.draft') : t('rules.versions.versionOf', { version })}
          {version === published?.version && <strong className="rule-automatic">{t('rules.versions.inForce')}</strong>}
        </>
      ),
    },
    { title: t('rules.versions.note'), dataIndex: 'note', className: 'version-note' },
    { title: t('rules.versions.rules'), dataIndex: 'ruleCount', align: 'right' },
    { title: t('rules.versions.cases'), dataIndex: 'caseCount', align: 'right' },
    {
      title: t('rules.versions.by'),
      render: (_, { publishedByName, publishedAt, updatedByName, updatedAt }) =>
        [publishedByName ?? updatedByName, instant(publishedAt ?? updatedAt)].filter(Boolean).join(' '),
    },
    {
      title: t('case.actions'),
      render: (_, { version, publishedAt }) =>
        publishedAt !== null && (
          <Button size="small" loading={restore.isPending} onClick={() => goBack(version)}>
            {t('rules.versions.restore')}
          </Button>
        ),
    },
  ];
}
