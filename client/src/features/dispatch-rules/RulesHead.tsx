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
  const changes = useRuleChanges();
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
      <Steps draft={known.draft} rules={rules} isChanged={isChanged} changes={changes} />
      <SaveNotice error={changes.save.error ?? changes.publish.error ?? changes.discard.error} />
    </header>
  );
}

interface StepsProps extends Pick<RulesHeadProps, 'rules' | 'isChanged'> {
  readonly draft: RuleDraftView['draft'];
  readonly changes: ReturnType<typeof useRuleChanges>;
}

/** Save, publish, discard: the one that comes next is the primary. */
function Steps({ draft, rules, isChanged, changes }: StepsProps) {
  const { t } = useTranslation();
  const [isPublishing, setPublishing] = useState(false);
  const steps = useSteps(changes, draft, () => setPublishing(false));
  const isIncomplete = rules.some((rule) => missingIn(rule) !== null);
  const isReady = draft !== null && !isChanged;
  return (
    <>
      <div className="rules-buttons">
        <Button
          type={isChanged ? 'primary' : 'default'}
          data-action="save-rules"
          disabled={!isChanged || isIncomplete}
          loading={changes.save.isPending}
          onClick={() => steps.save(rules)}
        >
          {t('rules.save')}
        </Button>
        <Button
          type={isReady ? 'primary' : 'default'}
          data-action="publish-rules"
          disabled={!isReady}
          title={isReady ? undefined : t('rules.publishFirst')}
          aria-expanded={isPublishing && isReady}
          onClick={() => setPublishing(!isPublishing)}
        >
          {t('rules.publish')}
        </Button>
        {draft && <DiscardButton onDiscard={steps.discard} />}
      </div>
      {isPublishing && isReady && (
        <PublishForm
          isPublishing={changes.publish.isPending}
          onCancel={() => setPublishing(false)}
          onPublish={steps.publish}
        />
      )}
    </>
  );
}

/** The steps with what is said when they are done. */
function useSteps(changes: StepsProps['changes'], draft: StepsProps['draft'], onPublished: () => void) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const revision = draft?.revision ?? 0;
  const tell = (text: string) => void message.success(text);
  return {
    save: (rules: RuleSet) =>
      changes.save.mutate({ rules, note: draft?.note ?? '', revision }, { onSuccess: () => tell(t('rules.saved')) }),
    publish: (note: string) =>
      changes.publish.mutate(
        { revision, note },
        {
          onSuccess: ({ version }) => {
            onPublished();
            tell(t('rules.published', { version }));
          },
        },
      ),
    discard: () => changes.discard.mutate(revision),
  };
}

function DiscardButton({ onDiscard }: { onDiscard: () => void }) {
  const { t } = useTranslation();
  return (
    <Popconfirm
      title={t('rules.discardConfirm')}
      okText={t('rules.discard')}
      cancelText={t('action.cancel')}
      onConfirm={onDiscard}
    >
      <Button>{t('rules.discard')}</Button>
    </Popconfirm>
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
