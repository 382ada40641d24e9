using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Matching.Candidates;
using Quipu.Matching.Scoring;

namespace Quipu.Web;

/// <summary>
/// Who may be meant by a name, for pages and programs alike: <see cref="KnownParties"/>, made at the first question and brought up to date before each, so that an answer
/// knows what was just imported.
/// </summary>
public sealed class Matcher(WebOptions options) : IDisposable
{
    readonly Lock _making = new();
    KnownParties? _known;

    /// <summary>The surest first; of those whom the viewer may see.</summary>
    internal ImmutableArray<FoundMatch> Search(Viewer viewer, Party asked, MatchRequest request) => Known().Search(viewer, asked, request);

    /// <summary>A party on record; null where there is none, or the viewer may not see it.</summary>
    internal Party? Party(Viewer viewer, EntityId id) => Known().Party(viewer, id);

    /// <summary>Everybody on record, as of now.</summary>
    internal KnownParties Known()
    {
        lock (_making)
        {
            var known = _known ??= options.Known ?? KnownParties.Of(options.Store);
            if (known.IsStale) known.Refresh();
            return known;
        }
    }

    public void Dispose()
    {
        // What was handed in is disposed by whoever made it.
        if (_known != options.Known) _known?.Dispose();
    }
}
