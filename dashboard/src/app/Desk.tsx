import { lazy, Suspense, useCallback, useState } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { t } from '../i18n/locale';
import { filterOf } from '../store/lists';
import { Blank } from '../ui/Notice';
import { setShowsDetails, showsDetails } from '../ui/preferences';
import { CheatSheet } from './CheatSheet';
import { InboxPage } from './InboxPage';
import type { Overlay } from './overlay';
import { addressOf, lastView, useMedia, usePlace } from './routes';
import { Sidebar } from './Sidebar';
import { Toasts } from './Toasts';
import { useCommands } from './useCommands';
import { useHotkeys } from './useHotkeys';
import { useUnreadBadge } from './useUnreadBadge';

const Palette = lazy(() => import('./Palette'));
const SearchPage = lazy(() => import('../features/search/SearchPage'));
const SettingsPage = lazy(() => import('../features/settings/SettingsPage'));

const WIDE = '(width >= 1180px)';

/** The whole screen: where one can go on one side, and where one is. */
export function Desk({ onLogout }: { readonly onLogout: () => void }) {
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const [navigationAt, setNavigationAt] = useState<string | null>(null);
  const details = useDetails();
  const run = useCommands({ show: setOverlay, toggleDetails: details.toggle });
  const place = usePlace();
  const [path] = useLocation();
  // Going somewhere closes it.
  const navigation = navigationAt === path;
  const openNavigation = () => setNavigationAt(path);
  const close = useCallback(() => setOverlay(null), []);
  useHotkeys(run);
  useUnreadBadge();

  return (
    <div className="desk" data-nav={navigation} data-open={place?.openId != null}>
      <a className="skip" href="#content">
        {t('nav.skip')}
      </a>
      <Sidebar
        onPalette={() => setOverlay({ type: 'palette', page: 'root' })}
        onHelp={() => setOverlay({ type: 'help' })}
        onLogout={onLogout}
      />
      {navigation && (
        <button
          type="button"
          className="nav-backdrop"
          aria-label={t('action.close')}
          onClick={() => setNavigationAt(null)}
        />
      )}
      <div className="content" id="content" tabIndex={-1}>
        <Suspense fallback={<Blank title={t('app.opening')} />}>
          <Switch>
            <Route path="/inbox/:view/:id?">
              {place !== null && (
                <InboxPage
                  place={place}
                  detailsShown={details.shown}
                  onDetails={details.toggle}
                  onMenu={openNavigation}
                />
              )}
            </Route>
            <Route path="/search">
              <SearchPage onMenu={openNavigation} linkTo={linkToMessage} />
            </Route>
            <Route path="/settings/:section?">
              {({ section }) => <SettingsPage section={section ?? null} onMenu={openNavigation} />}
            </Route>
            <Route>
              <Redirect to={addressOf({ filter: filterOf(lastView()), openId: null, seq: null })} replace />
            </Route>
          </Switch>
        </Suspense>
      </div>
      {overlay?.type === 'palette' && (
        <Suspense fallback={null}>
          <Palette page={overlay.page} openId={place?.openId ?? null} run={run} onClose={close} />
        </Suspense>
      )}
      {overlay?.type === 'help' && <CheatSheet onClose={close} />}
      <Toasts />
    </div>
  );
}

function linkToMessage(conversationId: string, seq: number | null): string {
  return addressOf({ filter: { ...filterOf('all'), status: 'any' }, openId: conversationId, seq });
}

/** Beside the conversation where there is room, above it where there is not. */
function useDetails() {
  const wide = useMedia(WIDE);
  const [beside, setBeside] = useState(showsDetails);
  const [above, setAbove] = useState(false);
  const toggle = useCallback(() => {
    if (!window.matchMedia(WIDE).matches) setAbove((shown) => !shown);
    else
      setBeside((shown) => {
        setShowsDetails(!shown);
        return !shown;
      });
  }, []);
  return { shown: wide ? beside : above, toggle };
}
