using Microsoft.Extensions.Primitives;
using Quipu.Model;

namespace Quipu.Web.Api;

/// <summary>
/// Sees that a form that is sent twice (a double click, a bad line, the page reloaded) is taken once. Each page that is shown has a token of its own; the same fields with the same token
/// are the same sending. Something else in between ends that: accept, reject, accept again is three acts.
/// </summary>
sealed class SentOnce
{
    const int Kept = 4096;

    readonly Lock _lock = new();
    readonly Dictionary<string, Sending> _last = new(StringComparer.Ordinal);
    readonly Queue<string> _order = new();

    /// <summary>The sending, and whether it came before.</summary>
    internal (Sending Sending, bool Came) Begin(HttpContext http, IEnumerable<KeyValuePair<string, StringValues>> form, IEnumerable<string>? files = null)
    {
        var fields = form.OrderBy(f => f.Key, StringComparer.Ordinal).ToArray();
        var token = ContentHash.Of([.. fields.Where(f => f.Key == WebHost.TokenField).SelectMany(f => f.Value).OfType<string>()]);
        var what = ContentHash.Of([http.Request.Path, .. fields.Where(f => f.Key != WebHost.TokenField).SelectMany(f => f.Value.OfType<string>().Prepend(f.Key)), .. files ?? []]);
        lock (_lock)
        {
            if (_last.TryGetValue(token, out var last) && last.What == what) return (last, true);
            if (last is null)
            {
                _order.Enqueue(token);
                if (_order.Count > Kept) _last.Remove(_order.Dequeue());
            }

            return (_last[token] = new(token, what), false);
        }
    }

    /// <summary>It was refused: the same may be sent again.</summary>
    internal void Refused(Sending sending)
    {
        lock (_lock)
            if (_last.GetValueOrDefault(sending.Token) == sending) _last[sending.Token] = new(sending.Token, "");
    }
}

/// <summary>A sending that was taken.</summary>
sealed class Sending(string token, string what)
{
    internal string Token => token;

    internal string What => what;

    /// <summary>Where its sender was led; null while it is being done, or where that is always the same.</summary>
    internal string? Led { get; set; }
}
