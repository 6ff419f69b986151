import type { AnchorHTMLAttributes, Ref } from "react";
import { useHref, useLinkClickHandler, useLocation, useResolvedPath, type To } from "react-router";

export interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> {
  to: To;
  /** Whether the link replaces this page in the history. */
  replace?: boolean;
  ref?: Ref<HTMLAnchorElement>;
}

/**
 * A link to a page of this site. The router's own link contains prefetching, which these pages do not use and the first
 * load has no room for; this one uses the parts that the router offers for such links.
 */
export function Link({ to, replace, onClick, ...rest }: LinkProps) {
  const follow = useLinkClickHandler<HTMLAnchorElement>(to, { replace, target: rest.target });
  return (
    <a
      {...rest}
      href={useHref(to)}
      onClick={(event) => {
        onClick?.(event);
        if (!event.defaultPrevented) {
          follow(event);
        }
      }}
    />
  );
}

/**
 * A link that marks the current page.
 *
 * @param end whether pages below its address are not marked
 * @param end whether the pages below its address do not count as it
 */
export function NavLink({ end, ...link }: LinkProps & { end?: boolean }) {
  const { pathname } = useLocation();
  const target = useResolvedPath(link.to).pathname;
  const below = target.endsWith("/") ? target : `${target}/`;
  const here = pathname === target || (end !== true && pathname.startsWith(below));
  return <Link {...link} aria-current={here ? "page" : undefined} />;
}
