import type { CommandKind } from '@domain/case/commandKind';
import { Button } from 'antd';
import { useTemplates } from '../api/templates';
import { useLanguage } from '../locale/useLanguage';
import { useTranslation } from '../locale/useTranslation';
import './templateChips.css';

export interface TemplateChipsProps {
  readonly command: CommandKind;
  /** Gets the text of the chosen template. */
  readonly onPick: (text: string) => void;
}

/** Ready-made texts for a command's words: one press fills them in. Nothing where there are none. */
export function TemplateChips({ command, onPick }: TemplateChipsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data = [] } = useTemplates(command);
  if (data.length === 0) return null;
  return (
    <ul className="template-chips" aria-label={t('form.templates')}>
      {data.map(({ id, text, englishText }) => {
        const words = language === 'en' ? englishText : text;
        return (
          <li key={id}>
            <Button size="small" data-template={id} title={words} onClick={() => onPick(words)}>
              {words}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
