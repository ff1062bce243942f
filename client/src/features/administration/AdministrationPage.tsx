import { HistoryOutlined } from '@ant-design/icons';
import { type Subject, subjects } from '@domain/administration/documents';
import { Button } from 'antd';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, NavLink, useNavigate, useParams } from 'react-router';
import './administration.css';
import { CalendarPage } from './CalendarPage';
import { CategoryPage } from './CategoryPage';
import type { EntryPageProps } from './EntryPage';
import { HistoryDrawer } from './HistoryDrawer';
import type { Known } from './known';
import { PolicyPage } from './PolicyPage';
import { RolePage } from './RolePage';
import { TemplatePage } from './TemplatePage';
import { UnitPage } from './UnitPage';
import { UserPage } from './UserPage';

const pages: Readonly<Record<Subject, ComponentType<EntryPageProps>>> = {
  category: CategoryPage,
  calendar: CalendarPage,
  policy: PolicyPage,
  unit: UnitPage,
  user: UserPage,
  role: RolePage,
  template: TemplatePage,
};

/** The settings: what holds in the city and its districts, changed without code. The address says what is open. */
export function AdministrationPage({ city, session }: Known) {
  const { subject: wanted, key = null } = useParams();
  const subject = subjects.find((known) => known === wanted);
  const navigate = useNavigate();
  if (!subject) return <Navigate to="/administration/category" replace />;
  const Page = pages[subject];
  const select = (chosen: string | null) => void navigate(`/administration/${subject}${chosen ? `/${chosen}` : ''}`);
  return (
    <div className="administration">
      <SubjectNavigation />
      <div className="administration-work">
        <SubjectHead key={subject} subject={subject} known={{ city, session }} />
        <Page key={subject} known={{ city, session }} selectedKey={key} onSelect={select} />
      </div>
    </div>
  );
}

function SubjectNavigation() {
  const { t } = useTranslation();
  return (
    <nav className="subject-nav" aria-label={t('administration.subjects')}>
      {subjects.map((subject) => (
        <NavLink key={subject} to={`/administration/${subject}`} className="subject-link" data-subject={subject}>
          {t(`administration.subject.${subject}`)}
        </NavLink>
      ))}
    </nav>
  );
}

function SubjectHead({ subject, known }: { subject: Subject; known: Known }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <header className="subject-head">
      <div>
        <h1>{t(`administration.subject.${subject}`)}</h1>
        <p className="case-quiet">{t(`administration.intro.${subject}`)}</p>
      </div>
      <Button icon={<HistoryOutlined />} onClick={() => setIsOpen(true)} data-action="history">
        {t('administration.history')}
      </Button>
      <HistoryDrawer subject={subject} known={known} isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </header>
  );
}
