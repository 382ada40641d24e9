using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Quipu.Web;

/// <summary>
/// Who took up the right to see masked names in this run of the server: a secret in a cookie, for half an hour, kept nowhere else. The owner of a workspace has the right; that it
/// was taken up is in the log before the first name is shown.
/// </summary>
/// <param name="options">Who looks, and the time.</param>
public sealed class Unmasking(WebOptions options)
{
    const string Cookie = "quipu-unmasked";
    static readonly TimeSpan Lasting = TimeSpan.FromMinutes(30);

    readonly ConcurrentDictionary<string, DateTimeOffset> _until = new(StringComparer.Ordinal);

    internal bool MayAsk => options.Viewer.Datasets is null;

    internal bool IsOn(HttpRequest request) =>
        MayAsk && request.Cookies[Cookie] is { } secret && _until.TryGetValue(secret, out var until) && until > options.Time.GetUtcNow();

    internal void TurnOn(HttpContext http, string reason)
    {
        var (secret, now) = (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), options.Time.GetUtcNow());
        options.Store.Write([new Change.UnmaskedLook(reason, options.Viewer.Name, now)]);
        _until[secret] = now + Lasting;
        http.Response.Cookies.Append(Cookie, secret, new() { SameSite = SameSiteMode.Strict, HttpOnly = true, IsEssential = true, MaxAge = Lasting });
    }

    internal void TurnOff(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is { } secret) _until.TryRemove(secret, out _);
        http.Response.Cookies.Delete(Cookie);
    }
}
