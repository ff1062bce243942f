import type { City, Session } from '@contract/schemas';
import { Tabs } from 'antd';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { useTranslation } from '../../../locale/useTranslation';
import { ProfilesTab } from './ProfilesTab';
import { SystemsTab } from './SystemsTab';
import '../surveyImport.css';
import './surveySettings.css';

export interface SurveySettingsPageProps {
  readonly city: City;
  readonly session: Session;
}
const tabs = ['profiles', 'systems'] as const;

/** What is kept between imports: a district's profiles with their category rules, and the city's coordinate systems. */
export function SurveySettingsPage({ city, session }: SurveySettingsPageProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { tab: wanted } = useParams();
  const [address] = useSearchParams();
  const tab = tabs.find((name) => name === wanted) ?? 'profiles';
  const query = address.size > 0 ? `?${address}` : '';
  return (
    <div className="survey-settings">
      <header>
        <Link to={`/survey-import${query}`}>← {t('surveySettings.back')}</Link>
        <h1>{t('surveySettings.title')}</h1>
        <p className="survey-hint">{t('surveySettings.intro')}</p>
      </header>
      <Tabs
        aria-label={t('surveySettings.tabs')}
        activeKey={tab}
        destroyOnHidden
        items={tabs.map((key) => ({
          key,
          label: t(`surveySettings.tab.${key}`),
          children:
            key === 'profiles' ? (
              <ProfilesTab city={city} session={session} />
            ) : (
              <SystemsTab city={city} session={session} />
            ),
        }))}
        onChange={(key) => void navigate(`/survey-import/settings/${key}${query}`)}
      />
    </div>
  );
}
