import { Link } from 'react-router';
import { useTranslation } from '../../locale/useTranslation';

/** The pages of the editor: each kind of grid, and what was. */
const kinds = {
  unit: '/grids',
  responsibility: '/grids/responsibility',
  professional: '/grids/professional',
  history: '/grids/history',
} as const;

/** The way from one kind of grid to the others. */
export function GridKinds({ kind }: { kind: keyof typeof kinds }) {
  const { t } = useTranslation();
  return (
    <nav className="grid-kinds" aria-label={t('plan.kinds')}>
      {(Object.keys(kinds) as (keyof typeof kinds)[]).map((each) => (
        <Link key={each} to={kinds[each]} aria-current={each === kind ? 'page' : undefined}>
          {t(`plan.kind.${each}`)}
        </Link>
      ))}
    </nav>
  );
}
