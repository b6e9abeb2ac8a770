import { lazy, Suspense, type ReactNode } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { useMay } from '../../api/session.js';
import { Page } from '../../design/layout/page.js';
import { NoPermission } from '../../design/states/no-permission.js';
import { SkeletonPage } from '../../design/states/skeletons.js';
import { Boundary } from '../boundary.js';
import { loadPage, PAGES, type PageRoute } from '../pages.js';
import { NotThere } from './not-there.js';

const LAZY = PAGES.map((page) => ({ page, Content: lazy(async () => ({ default: await loadPage(page) })) }));

const Gallery = lazy(async () => ({ default: (await import('../../design/gallery/gallery-page.js')).GalleryPage }));

/** The page that the address names, its code loaded when it is first opened. */
export function ShownPage() {
  const [location] = useLocation();
  return (
    <Boundary resetBy={location}>
      <Suspense fallback={<SkeletonPage />}>
        <Switch>
          {LAZY.map(({ page, Content }) => (
            <Route key={page.path} path={`${page.path}/*?`}>
              <Permitted page={page}>
                <Content />
              </Permitted>
            </Route>
          ))}
          <Route path="/">
            <Redirect to="/overview" replace />
          </Route>
          <Route path="/design" component={Gallery} />
          <Route component={NotThere} />
        </Switch>
      </Suspense>
    </Boundary>
  );
}

function Permitted({ page, children }: { readonly page: PageRoute; readonly children: ReactNode }) {
  const may = useMay(page.permission);
  if (may === undefined) return <SkeletonPage />;
  if (may) return children;
  return (
    <Page title={page.title}>
      <NoPermission what={page.title.toLowerCase()} permission={page.permission} />
    </Page>
  );
}
