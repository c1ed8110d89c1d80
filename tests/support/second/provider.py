#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Steward contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A second, different OpenID provider on loopback, for tests: Debian's python3-django-oauth-toolkit. See README.md.

provider.py FOLDER [PORT]: what it remembers lies in FOLDER. Says {"ready":true,"issuer":…} once it listens.
"""
import json
import os
import socketserver
import sys
import warnings
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from django.conf import settings
from jwcrypto import jwk

FORM = """<!doctype html><title>{title}</title><form method="post">{{% csrf_token %}}{fields}</form>"""
TEMPLATES = {
    "login.html": FORM.format(
        title="Sign in",
        fields='<input name="username"><input name="password" type="password"><button>Sign in</button>',
    ),
    "oauth2_provider/authorize.html": FORM.format(
        title="Allow access",
        fields="{% for field in form %}{% if field.is_hidden %}{{ field }}{% endif %}{% endfor %}"
        '<button name="allow" value="Allow">Allow</button><button name="deny">Deny</button>{{ error.error }}',
    ),
}


def new_key():
    key = jwk.JWK.generate(kty="RSA", size=2048)
    return key.export_to_pem(private_key=True, password=None).decode()


def kept_key(folder):
    path = os.path.join(folder, "key.pem")
    if not os.path.exists(path):
        with open(path, "w", encoding="ascii") as file:
            file.write(new_key())
    with open(path, encoding="ascii") as file:
        return file.read()


def configure(folder):
    settings.configure(
        ALLOWED_HOSTS=["127.0.0.1"],
        SECRET_KEY="for tests on this machine alone",
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.path.join(folder, "db.sqlite")}},
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "oauth2_provider",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {"loaders": [("django.template.loaders.locmem.Loader", TEMPLATES)]},
            }
        ],
        ROOT_URLCONF=__name__,
        LOGIN_URL="/login",
        LOGGING_CONFIG=None,
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True,
            "OIDC_RSA_PRIVATE_KEY": kept_key(folder),
            "PKCE_REQUIRED": True,
            "ROTATE_REFRESH_TOKEN": True,
            "REFRESH_TOKEN_GRACE_PERIOD_SECONDS": 0,
            "ACCESS_TOKEN_EXPIRE_SECONDS": 300,
            "ALLOWED_REDIRECT_URI_SCHEMES": ["http", "https"],
            "SCOPES": {word: word for word in ("openid", "offline_access", "profile", "email", "steward")},
        },
    )
    django.setup()


warnings.simplefilter("ignore")
configure(sys.argv[1])

# pylint: disable=wrong-import-position
from django.contrib.auth.models import User  # noqa: E402
from django.contrib.auth.views import LoginView  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.http import JsonResponse  # noqa: E402
from django.urls import include, re_path, reverse  # noqa: E402
from django.views.decorators.csrf import csrf_exempt  # noqa: E402
from oauth2_provider.models import AccessToken, Application, RefreshToken  # noqa: E402
from oauth2_provider.settings import oauth2_settings  # noqa: E402
from oauth2_provider.views import ConnectDiscoveryInfoView  # noqa: E402


def discovery(request):
    """At the address of the standard, which has no slash at its end; and with where tokens are taken back."""
    document = json.loads(ConnectDiscoveryInfoView.as_view()(request).content)
    revocation = request.build_absolute_uri(reverse("oauth2_provider:revoke-token"))
    return JsonResponse({**document, "revocation_endpoint": revocation})


def live_tokens(_request):
    refresh = RefreshToken.objects.filter(revoked__isnull=True).count()
    return JsonResponse({"access": AccessToken.objects.count(), "refresh": refresh})


def newest_token(_request):
    """What a thief would have who reads along."""
    return JsonResponse({"refresh": RefreshToken.objects.latest("id").token})


@csrf_exempt
def rotate(_request):
    oauth2_settings.OIDC_RSA_PRIVATE_KEYS_INACTIVE = []
    oauth2_settings.OIDC_RSA_PRIVATE_KEY = new_key()
    return JsonResponse({})


urlpatterns = [
    re_path(r"^login$", LoginView.as_view(template_name="login.html")),
    re_path(r"^o/\.well-known/openid-configuration$", discovery),
    re_path(r"^o/", include("oauth2_provider.urls", namespace="oauth2_provider")),
    re_path(r"^_test/tokens$", live_tokens),
    re_path(r"^_test/newest$", newest_token),
    re_path(r"^_test/rotate$", rotate),
]


def populate():
    call_command("migrate", verbosity=0)
    if User.objects.exists():
        return
    User.objects.create_user("admin", "admin@example.test", "x")
    Application.objects.create(
        name="Steward",
        client_id="console-desktop",
        client_type=Application.CLIENT_PUBLIC,
        authorization_grant_type=Application.GRANT_AUTHORIZATION_CODE,
        redirect_uris="http://127.0.0.1/callback",
        algorithm=Application.RS256_ALGORITHM,
    )


class Server(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


populate()
port = int(sys.argv[2]) if len(sys.argv) > 2 else 0
with make_server("127.0.0.1", port, get_wsgi_application(), server_class=Server, handler_class=Quiet) as server:
    print(json.dumps({"ready": True, "issuer": f"http://127.0.0.1:{server.server_port}/o"}), flush=True)
    server.serve_forever()
