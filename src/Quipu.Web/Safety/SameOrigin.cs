
namespace Quipu.Web.Safety;

/// <summary>
/// Keeps other sites in the same browser out. A request must name this machine (else a hostile name that resolves to 127.0.0.1 could read everything),
/// and whatever a page of another origin asks for is refused, but for a plain link that a person follows.
/// Another port of the same host is another origin but the same <em>site</em>, so both words are refused.
/// </summary>
static class SameOrigin
{
    /// <summary>Why this request is refused, or null.</summary>
    internal static Refusal? Refuse(HttpRequest request)
    {
        if (!NamesThisMachine(request)) return new(StatusCodes.Status400BadRequest, "refused.host");
        var safe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is "same-origin" || (site is "none" && safe)) return null;
        if (site.Length > 0) return safe && IsLinkFollowed(request) ? null : new(StatusCodes.Status403Forbidden, "refused.site");
        // No fetch metadata: an old browser or no browser. Origin decides where there is one; tokens guard every change besides.
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || origin == Own(request) ? null : new(StatusCodes.Status403Forbidden, "refused.site");
    }

    /// <summary>True where the request comes from another site, though it is let through.</summary>
    internal static bool IsForeign(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";

    static string Own(HttpRequest request) => $"{request.Scheme}://{request.Host.Value}";

    static bool IsLinkFollowed(HttpRequest request) =>
        request.Headers["Sec-Fetch-Mode"].ToString() == "navigate" && request.Headers["Sec-Fetch-Dest"].ToString() == "document";

    static bool NamesThisMachine(HttpRequest request)
    {
        var host = request.Host;
        var port = request.HttpContext.Connection.LocalPort;
        return Loopback.Names.Contains(host.Host, StringComparer.OrdinalIgnoreCase) && (host.Port ?? (request.IsHttps ? 443 : 80)) == port;
    }
}

/// <summary>A refusal: status and the key of its sentence.</summary>
sealed record Refusal(int Status, string Words);
