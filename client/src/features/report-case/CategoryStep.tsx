import { ArrowLeftOutlined, SearchOutlined } from '@ant-design/icons';
import type { Category } from '@contract/schemas';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useCategories } from '../../api/reference';
import { useLanguage } from '../../locale/useLanguage';
import { useTranslation } from '../../locale/useTranslation';
import { CategoryIcon } from '../../ui/CategoryIcon';
import { ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { mostFrequent, searchCategories } from '../../ui/searchCategories';
import { chooseCategory, useDraft } from './draft';

/** Eight large buttons of what is reported most here; everything else by search. */
export function CategoryStep() {
  const { t } = useTranslation();
  const { data, error, refetch } = useCategories();
  const [text, setText] = useState('');
  const choose = (category: Category) => {
    const [only, second] = category.conditions;
    useDraft.setState(chooseCategory(category.id, only && !second ? only.id : null));
  };
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  if (!data) return <LoadingNotice rows={4} />;
  const found = text.trim() ? searchCategories(data, text).slice(0, 30) : [];
  return (
    <>
      <div className="field-sheet-head">
        <Button
          type="text"
          icon={<ArrowLeftOutlined />}
          aria-label={t('action.back')}
          onClick={() => useDraft.setState({ step: 'place' })}
        />
        <Input
          allowClear
          prefix={<SearchOutlined />}
          aria-label={t('field.search')}
          placeholder={t('field.search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <div className="field-sheet-body">
        {text.trim() ? (
          <FoundCategories found={found} onChoose={choose} />
        ) : (
          <>
            <h2 className="field-small-title">{t('field.frequent')}</h2>
            <div className="category-grid">
              {mostFrequent(data, 8).map((category) => (
                <CategoryButton key={category.id} category={category} onChoose={choose} />
              ))}
            </div>
          </>
        )}
      </div>
    </>
  );
}

interface ChoiceProps {
  readonly onChoose: (category: Category) => void;
}

function CategoryButton({ category, onChoose }: ChoiceProps & { category: Category }) {
  const language = useLanguage();
  return (
    <button type="button" className="category-button" data-category={category.id} onClick={() => onChoose(category)}>
      <CategoryIcon category={category} />
      <span>{language === 'en' ? category.englishName : category.name}</span>
    </button>
  );
}

function FoundCategories({ found, onChoose }: ChoiceProps & { found: readonly Category[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (found.length === 0) return <p role="status">{t('field.noMatch')}</p>;
  return (
    <ul className="found-categories">
      {found.map((category) => (
        <li key={category.id}>
          <button type="button" data-category={category.id} onClick={() => onChoose(category)}>
            <strong>{language === 'en' ? category.englishName : category.name}</strong>
            <span className="case-quiet">
              {t(`categoryKind.${category.kind}`)} {category.code}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
