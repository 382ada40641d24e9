using System.Collections.Concurrent;
using Quipu.Model;

namespace Quipu.Web.Api;

/// <summary>
/// Code points for the wire. A document's text never changes, so how its offsets convert is kept, which for almost every text is nothing at all;
/// after many documents the keeping starts afresh.
/// </summary>
sealed class Offsets(WebOptions options)
{
    const int Kept = 20_000;
    static readonly CodePoints Nothing = new("");
    readonly ConcurrentDictionary<DocumentId, CodePoints> _points = new();

    internal CodePoints Of(DocumentId document)
    {
        if (_points.TryGetValue(document, out var points)) return points;
        if (_points.Count >= Kept) _points.Clear();
        var text = options.Store.Document(options.Viewer, document)?.Text;
        points = text is null ? Nothing : new CodePoints(text);
        _points[document] = points;
        return points;
    }
}
