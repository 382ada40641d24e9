using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Publishing.Editions;

namespace Quipu;

/// <summary>An edition that one process asks of the one that holds the workspace: the options of <c>quipu edition create</c>.</summary>
/// <param name="File">A whole path, of a file: a pipe or a device is of the process that asks.</param>
public sealed record EditionOrder(string Name, string Version, string Dataset, DateOnly Day, string File)
{
    public bool IncludeProposals { get; init; }

    /// <summary>What is asked for.</summary>
    [JsonIgnore]
    public EditionRequest Request => new(Name, Version, new(Dataset), Day, IncludeProposals);

    /// <summary>As an order.</summary>
    public static EditionOrder Of(EditionRequest request, string file)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new(request.Name, request.Version, request.Dataset.Value, request.Day, Path.GetFullPath(file)) { IncludeProposals = request.IncludeProposals };
    }
}

/// <summary>An outlet's notice that one process asks the one that holds the workspace to keep: the options of <c>quipu corrections document</c>.</summary>
/// <param name="Kind">In a wire word.</param>
public sealed record NoticeOrder(string Document, string Kind, string? Date, string? Words, string? Url, string? Capture, ImmutableArray<string> Claims)
{
    /// <summary>As an order.</summary>
    public static NoticeOrder Of(DocumentNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return new(notice.Document.Value, notice.Kind.Wire(), notice.Date?.ToString(), notice.Words, notice.Url, notice.Capture?.Value, [.. notice.Claims.Select(c => c.Value)]);
    }

    /// <summary>The notice, by whom and when; null where the order has a word that is none.</summary>
    public DocumentNotice? Notice(string by, DateTimeOffset at)
    {
        PartialDate? date = PartialDate.TryParse(Date, out var day) ? day : null;
        return (date is null) == (Date is null) && Wires.TryRead<NoticeKind>(Kind, out var kind)
            ? new(NoticeId.New(), new(Document), kind, date, Words ?? "", Url, Capture is { } capture ? new CaptureId(capture) : null, Claims.IsDefault ? [] : [.. Claims.Select(c => new ClaimId(c))], by, at)
            : null;
    }
}

/// <summary>What one process asks the one that holds the workspace to do with a watch: the actions of <c>quipu watch</c>.</summary>
/// <param name="Act"><c>add</c>, <c>close</c>, <c>mute</c>, <c>unmute</c> or <c>seen</c>.</param>
/// <param name="On">An address to watch, or the id of a watch.</param>
/// <param name="Pace">In a wire word; null: as it is.</param>
public sealed record WatchOrder(string Act, string On, string? Pace = null)
{
    public string? Title { get; init; }

    /// <summary>Null: as it is.</summary>
    public bool? Proposals { get; init; }
}
