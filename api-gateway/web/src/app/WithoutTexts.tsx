/** The message if the texts themselves could not be loaded. */
export function WithoutTexts() {
  return (
    <main role="alert">
      <h1>Can You Get It</h1>
      <p lang="ko">{"\ud398\uc774\uc9c0\ub97c \ubd88\ub7ec\uc624\uc9c0 \ubabb\ud588\uc2b5\ub2c8\ub2e4. \ub2e4\uc2dc \ubd88\ub7ec\uc640 \uc8fc\uc138\uc694."}</p>
      <p lang="en">This page could not be loaded. Please load it again.</p>
      <p>
        <a href={location.href}>
          <span lang="ko">{"\ub2e4\uc2dc \ubd88\ub7ec\uc624\uae30"}</span> / <span lang="en">Load again</span>
        </a>
      </p>
    </main>
  );
}
