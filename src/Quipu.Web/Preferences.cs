using Quipu.Web.Safety;
using Quipu.Web.Wording;

namespace Quipu.Web;

/// <summary>Language and theme: from the address, else a cookie, else what the browser asks for. A choice in the address is kept in the cookie.</summary>
static class Preferences
{
    const string Language = "quipu-language";
    const string Theme = "quipu-theme";
    static readonly string[] Themes = ["auto", "light", "dark"];

    internal static Words LanguageOf(HttpRequest request) =>
        Words.Find(request.Query["lang"]) ?? Words.Find(request.Cookies[Language]) ?? Accepted(request.Headers.AcceptLanguage.ToString()) ?? Words.English;

    internal static string ThemeOf(HttpRequest request) =>
        Themes.FirstOrDefault(t => t == request.Query["theme"]) ?? Themes.FirstOrDefault(t => t == request.Cookies[Theme]) ?? "auto";

    /// <summary>Keeps what the address chose, unless a page of another site sent the visitor here.</summary>
    internal static void Keep(HttpContext http)
    {
        if (SameOrigin.IsForeign(http.Request)) return;
        var kept = new CookieOptions { SameSite = SameSiteMode.Strict, HttpOnly = true, IsEssential = true, MaxAge = TimeSpan.FromDays(365) };
        if (Words.Find(http.Request.Query["lang"]) is { } words) http.Response.Cookies.Append(Language, words.Code, kept);
        if (Themes.FirstOrDefault(t => t == http.Request.Query["theme"]) is { } theme) http.Response.Cookies.Append(Theme, theme, kept);
    }

    /// <summary>The first language of the browser's list that we speak; the list is in order of wish in every browser.</summary>
    static Words? Accepted(string header)
    {
        foreach (var entry in header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (Words.Find(entry.Split(';', '-')[0].ToLowerInvariant()) is { } words) return words;
        return null;
    }
}
