import type { City, Session } from '@contract/schemas';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useTranslation } from '../../locale/useTranslation';
import './inventory.css';

export interface InventoryTabsProps {
  readonly city: City;
  readonly session: Session;
  readonly districtCode: string;
  readonly onDistrict: (districtCode: string) => void;
  readonly children?: ReactNode;
}

/** The head of every page of the inventory: its pages, and the district they are about. */
export function InventoryTabs({ city, session, districtCode, onDistrict, children }: InventoryTabsProps) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const present =
    ['/inventory/statistics', '/inventory/surveys'].find((path) => pathname.startsWith(path)) ?? '/inventory';
  const search = session.districtCode === null ? `?district=${districtCode}` : '';
  const pages = [
    { path: '/inventory', label: t('inventory.title') },
    { path: '/inventory/statistics', label: t('inventory.statistics.title') },
    ...(session.permissions.includes('survey.manage')
      ? [{ path: '/inventory/surveys', label: t('survey.title') }]
      : []),
  ];
  return (
    <header className="inventory-head">
      <nav className="inventory-tabs" aria-label={t('inventory.pages')}>
        {pages.map(({ path, label }) => (
          <Link key={path} to={path + search} aria-current={path === present ? 'page' : undefined}>
            {label}
          </Link>
        ))}
      </nav>
      {session.districtCode === null && (
        <Select
          className="inventory-district"
          aria-label={t('inventory.district')}
          value={districtCode}
          options={city.districts.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={onDistrict}
        />
      )}
      {children}
    </header>
  );
}
