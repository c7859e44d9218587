"""A geocoder's server, asked through geopy: one request at a time, every fault in words."""

from __future__ import annotations

import inspect
import time
from collections.abc import Mapping
from typing import Any

from gazetteer.model import Theatre
from geo.errors import GeoError
from geo.geocode.answers import Answer, read_answer
from geo.geocode.settings import ENVIRONMENT, Settings, geocoder_class

_MOST_ANSWERS = 10
_PATIENCE_S = 30.0
_LONGEST_ANSWER = 5_000_000


class NoAnswerError(Exception):
    """The geocoder gave no answer that can be read. `is_final`: the next request would fare no
    better."""

    def __init__(self, why: str, *, is_final: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.is_final = is_final


class Service:
    """A geopy geocoder that looks for places of one theatre."""

    def __init__(self, settings: Settings, theatre: Theatre) -> None:
        """Makes no request. GeoError where geopy wants options that the settings lack."""
        from geopy.extra.rate_limiter import RateLimiter

        geocoder = _made(settings)
        self.name = settings.service
        self.server = str(getattr(geocoder, "domain", "") or settings.service)
        self._timeout = settings.timeout
        self._arguments = _bias(geocoder.geocode, theatre)
        self._suffix = "" if _is_bound(self._arguments) else f", {theatre.title}"
        self._geocode = RateLimiter(
            geocoder.geocode,
            min_delay_seconds=settings.pause,
            max_retries=0,
            error_wait_seconds=settings.pause,
            swallow_exceptions=False,
        )

    def question(self, name: str) -> str:
        """What is asked for a name."""
        return name + self._suffix

    def ask(self, name: str) -> tuple[Answer, ...]:
        """The places that the geocoder knows by a name; none is an answer too.

        Waits where the server asks for a short wait, once. Raises NoAnswerError for every fault.
        """
        from geopy.exc import GeocoderRateLimited

        try:
            return self._request(name)
        except GeocoderRateLimited as error:
            wait = error.retry_after
            if wait is None or not 0 <= wait <= _PATIENCE_S:
                raise _fault(error, self._timeout) from error
            time.sleep(wait)
        try:
            return self._request(name)
        except GeocoderRateLimited as error:
            raise _fault(error, self._timeout) from error

    def _request(self, name: str) -> tuple[Answer, ...]:
        from geopy.exc import GeocoderRateLimited, GeopyError

        try:
            found = self._geocode(self.question(name), **self._arguments)
        except GeocoderRateLimited:
            raise
        except GeopyError as error:
            raise _fault(error, self._timeout) from error
        except Exception as error:  # geopy lets through what a malformed answer breaks in it
            raise NoAnswerError("it gave an answer in an unknown form") from error
        locations = found if isinstance(found, list) else [found] if found else []
        try:
            return tuple(read_answer(location) for location in locations[:_MOST_ANSWERS])
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            raise NoAnswerError("it gave an answer in an unknown form") from error


def _made(settings: Settings) -> Any:
    from geopy.exc import GeopyError

    kind = geocoder_class(settings.service)
    options = {"user_agent": _user_agent(), "timeout": settings.timeout, **settings.options}
    accepted = inspect.signature(kind).parameters
    missing = [
        name
        for name, parameter in accepted.items()
        if parameter.default is parameter.empty and name not in options
    ]
    fix = "set " + ", ".join(ENVIRONMENT + name.upper() for name in missing)
    if missing:
        raise GeoError(f"{settings.service} needs {', '.join(missing)}", fix=fix)
    if "adapter_factory" in accepted:
        options["adapter_factory"] = _bounded_adapter()
    try:
        return kind(**{name: value for name, value in options.items() if name in accepted})
    except (GeopyError, TypeError, ValueError, AttributeError) as error:
        raise GeoError(
            f"geopy can't make the geocoder {settings.service} with these options",
            fix=f"check them in geopy's documentation of {kind.__name__}",
        ) from error


def _bounded_adapter() -> Any:
    """geopy's own HTTP client, which reads an answer up to a length and a time and no further."""
    from geopy.adapters import URLLibAdapter

    class BoundedAdapter(URLLibAdapter):  # type: ignore[misc]
        def __init__(self, **options: Any) -> None:
            super().__init__(**options)
            self._open: Any = vars(self)["urlopen"]
            self.urlopen = self._open_page

        def _open_page(self, request: Any, timeout: float) -> _Page:
            return _Page(self._open(request, timeout=timeout), timeout)

    return BoundedAdapter


class _TooLongError(Exception):
    """An HTTP answer has more bytes than any list of places."""


class _Page:
    """An HTTP answer that is read up to `_LONGEST_ANSWER` bytes, within `timeout` seconds."""

    def __init__(self, page: Any, timeout: float) -> None:
        self._page, self._timeout = page, timeout
        self.headers, self.getcode = page.headers, page.getcode

    def read(self) -> bytes:
        end, content = time.monotonic() + self._timeout, bytearray()
        with self._page:
            while part := self._page.read1():
                content += part
                if len(content) > _LONGEST_ANSWER:
                    raise _TooLongError
                if time.monotonic() > end:
                    raise TimeoutError
        return bytes(content)


def _user_agent() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"strikemap/{version('strikemap')}"
    except PackageNotFoundError:
        return "strikemap"


def _bias(geocode: Any, theatre: Theatre) -> Mapping[str, Any]:
    """The arguments that keep a search within a theatre, as far as this geocoder takes them."""
    south, west, north, east = theatre.box
    box = [(south, west), (north, east)]
    country = theatre.country.lower()
    wanted = {
        "exactly_one": False,
        "limit": _MOST_ANSWERS,
        "language": "en",
        "addressdetails": True,
        "namedetails": True,
        "viewbox": box,
        "bounded": True,
        "bbox": box,
        "bounds": box,
        "boundary_rect": box,
        "country_codes": country,
        "country": country,
    }
    taken = inspect.signature(geocode).parameters
    return {name: value for name, value in wanted.items() if name in taken}


def _is_bound(arguments: Mapping[str, Any]) -> bool:
    places = {"viewbox", "bbox", "bounds", "boundary_rect", "country_codes", "country"}
    return not places.isdisjoint(arguments)


def _fault(error: Exception, timeout: float) -> NoAnswerError:
    """A geopy error in words; never its own text, which may hold what the server wrote."""
    from geopy import exc

    status = getattr(error.__cause__, "status_code", None)
    code = f" (HTTP {status})" if status else ""
    late = NoAnswerError(f"no answer within {timeout:g} s")
    match error.__context__:
        case TimeoutError():
            return late
        case _TooLongError():
            return NoAnswerError("its answer is too long")
    match error:
        case exc.GeocoderRateLimited():
            wait = f"asks to wait {error.retry_after} s" if error.retry_after else "asks to wait"
            return NoAnswerError(wait + code, is_final=True)
        case exc.GeocoderQuotaExceeded():
            return NoAnswerError(f"the quota is used up{code}", is_final=True)
        case exc.GeocoderAuthenticationFailure() | exc.GeocoderInsufficientPrivileges():
            return NoAnswerError(f"it refuses the request or its key{code}", is_final=True)
        case exc.GeocoderTimedOut() if not status:
            return late
        case exc.GeocoderParseError():
            return NoAnswerError("it gave an answer that is not JSON")
        case exc.GeocoderQueryError():
            return NoAnswerError(f"it did not understand the request{code}")
    return NoAnswerError(f"the server failed{code}" if status else "it can't be reached")
