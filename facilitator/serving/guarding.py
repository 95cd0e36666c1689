"""What stands before every answer of our pages: nobody passes the doorkeeper, nothing comes from elsewhere."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web
from aiohttp.typedefs import Middleware

from facilitator.serving.doorkeeper import COOKIE, Doorkeeper, Request

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types 'none'"
)
"""What a page may load and do: nothing that is not ours, no text that becomes markup."""

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def guard(keeper: Doorkeeper, policy: str = POLICY) -> Middleware:
    """What lets nobody past this doorkeeper, and says on every answer what the page may load."""

    def dressed(answer: web.StreamResponse) -> web.StreamResponse:
        if not answer.prepared:
            answer.headers.update({**HEADERS, "Content-Security-Policy": policy})
        return answer

    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        said = Request(
            path=request.path,
            host=request.headers.get("Host", ""),
            origin=request.headers.get("Origin", ""),
            token=request.query.get("token", ""),
            cookie=request.cookies.get(COOKIE, ""),
        )
        verdict = keeper.judge(said)
        if verdict == "refuse":
            return dressed(web.Response(status=403, text=f"{keeper.refusal}\n"))
        if verdict == "welcome":
            answer = web.Response(status=303, headers={"Location": "/"})
            answer.set_cookie(COOKIE, keeper.cookie, httponly=True, samesite="Strict", path="/", secure=keeper.secure)
            return dressed(answer)
        try:
            return dressed(await handler(request))
        except web.HTTPException as other:
            return dressed(web.Response(status=other.status, text=f"{other.reason}\n"))

    return guarded
