using FollowTheMoney.Streams;
using Quipu.Access;

namespace Quipu.Exports;

/// <summary>The export <c>ftm</c>: FollowTheMoney entities, one JSON object to a line, in order of id.</summary>
public static class FollowTheMoneyLines
{
    public static ExportResult Write(IStore store, Viewer viewer, ExportOptions options, Stream to)
    {
        var stream = new StatementStream(store, viewer, options);
        return stream.Result(EntityStreams.Write(to, stream.Folded()));
    }
}

/// <summary>
/// The exports <c>statements</c> and <c>pack</c>: the same as rows of FollowTheMoney statements. Values are exact: a mark against formulas would change
/// their ids.
/// </summary>
public static class StatementRows
{
    public static ExportResult Write(IStore store, Viewer viewer, ExportOptions options, Stream to) => Write(new(store, viewer, options), to, StatementFiles.WriteCsv);

    /// <summary>FollowTheMoney's shorter form, quoted only where needed.</summary>
    public static ExportResult WritePack(IStore store, Viewer viewer, ExportOptions options, Stream to) => Write(new(store, viewer, options), to, StatementFiles.WritePack);

    static ExportResult Write(StatementStream stream, Stream to, Func<Stream, IEnumerable<Statement>, long> write) => stream.Result(write(to, stream.Entities().SelectMany(s => s)));
}
