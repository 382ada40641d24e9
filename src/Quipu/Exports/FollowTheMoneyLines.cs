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
    public static ExportResult Write(IStore store, Viewer viewer, ExportOptions options, Stream to)
    {
        var stream = new StatementStream(store, viewer, options);
        return stream.Result(StatementFiles.WriteCsv(to, stream.Entities().SelectMany(s => s)));
    }

    /// <summary>
    /// FollowTheMoney's shorter form, quoted only where needed. It does not say what an entity was joined into, and so is in order of the entities themselves.
    /// </summary>
    public static ExportResult WritePack(IStore store, Viewer viewer, ExportOptions options, Stream to)
    {
        var stream = new StatementStream(store, viewer, options);
        return stream.Result(StatementFiles.WritePack(to, stream.ByEntity().SelectMany(s => s)));
    }
}
