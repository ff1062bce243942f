import type { FindingView, RuleDraftView } from '@contract/schemas/dispatch';
import type { RuleSet } from '@domain/dispatch/rules';
import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useRuleChanges } from '../../api/dispatchRules';
import { useTranslation } from '../../locale/useTranslation';
import { useInstant } from '../../ui/useInstant';
import { missingIn } from './editRules';
import { PublishForm } from './PublishForm';
import { SaveNotice } from './SaveNotice';

export interface RulesHeadProps {
  readonly known: RuleDraftView;
  readonly rules: RuleSet;
  readonly isChanged: boolean;
  readonly findings: readonly FindingView[];
}

/** What is being edited, and the steps from the page to the rules in force. */
export function RulesHead({ known, rules, isChanged, findings }: RulesHeadProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const changes = useRuleChanges();
  const [isPublishing, setPublishing] = useState(false);
  const { draft } = known;
  const revision = draft?.revision ?? 0;
  const incomplete = rules.map(missingIn).findIndex((missing) => missing !== null);
  const save = () =>
    changes.save.mutate(
      { rules, note: draft?.note ?? '', revision },
      { onSuccess: () => void message.success(t('rules.saved')) },
    );
  const publish = (note: string) =>
    changes.publish.mutate(
      { revision, note },
      {
        onSuccess: ({ version }) => {
          setPublishing(false);
          void message.success(t('rules.published', { version }));
        },
      },
    );
  return (
    <header className="rules-head">
      <div className="rules-title">
        <h1>{t('rules.title')}</h1>
        <p className="case-quiet">{t('rules.intro')}</p>
        <p className="rules-state">
          <RulesState known={known} isChanged={isChanged} />
          <FindingCounts findings={findings} />
        </p>
      </div>
      <div className="rules-buttons">
        <Button
          type={isChanged ? 'primary' : 'default'}
          data-action="save-rules"
          disabled={!isChanged || incomplete >= 0}
          loading={changes.save.isPending}
          onClick={save}
        >
          {t('rules.save')}
        </Button>
        <Button
          type={draft && !isChanged ? 'primary' : 'default'}
          data-action="publish-rules"
          disabled={!draft || isChanged}
          title={draft && !isChanged ? undefined : t('rules.publishFirst')}
          aria-expanded={isPublishing}
          onClick={() => setPublishing(!isPublishing)}
        >
          {t('rules.publish')}
        </Button>
        {draft && (
          <Popconfirm
            title={t('rules.discardConfirm')}
            okText={t('rules.discard')}
            cancelText={t('action.cancel')}
            onConfirm={() => changes.discard.mutate(revision)}
          >
            <Button>{t('rules.discard')}</Button>
          </Popconfirm>
        )}
      </div>
      {isPublishing && draft && !isChanged && (
        <PublishForm
          isPublishing={changes.publish.isPending}
          onCancel={() => setPublishing(false)}
          onPublish={publish}
        />
      )}
      <SaveNotice error={changes.save.error ?? changes.publish.error ?? changes.discard.error} />
    </header>
  );
}

function RulesState({ known: { draft, published }, isChanged }: Pick<RulesHeadProps, 'known' | 'isChanged'>) {
  const { t } = useTranslation();
  const instant = useInstant();
  const name = draft?.updatedByName ?? t('rules.someone');
  const text = draft
    ? t('rules.stateDraft', { name, instant: instant(draft.updatedAt) })
    : published?.publishedAt
      ? t('rules.statePublished', { version: published.version, instant: instant(published.publishedAt) })
      : t('rules.stateNone');
  return (
    <>
      <span>{text}</span>
      {isChanged && <strong className="rules-unsaved">{t('rules.unsaved')}</strong>}
    </>
  );
}

function FindingCounts({ findings }: Pick<RulesHeadProps, 'findings'>) {
  const { t } = useTranslation();
  const count = (level: FindingView['level']) => findings.filter((finding) => finding.level === level).length;
  const figures = { errors: count('error'), warnings: count('warning'), hints: count('hint') };
  return (
    <span role="status">{findings.length === 0 ? t('rules.finding.none') : t('rules.finding.counts', figures)}</span>
  );
}
