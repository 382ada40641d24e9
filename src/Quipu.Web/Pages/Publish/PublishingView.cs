using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Publishing.Corrections;
using Quipu.Publishing.Replies;
using Quipu.Search;
using Quipu.Web.Pages.Replies;

namespace Quipu.Web.Pages.Publish;

/// <summary>How many of something wait or are on record at a step.</summary>
/// <param name="Name">Of its words (<c>publishing.count.NAME.one</c> and <c>.many</c>) and in the data.</param>
/// <param name="IsUrgent">Somebody should look at it.</param>
public sealed record PublishingCount(string Name, int Number, string Href, bool IsUrgent = false);

/// <summary>One step of the careful way from a source to what is published.</summary>
/// <param name="Name">Of its words (<c>publishing.NAME</c>) and in the data.</param>
/// <param name="Href">Its page.</param>
public sealed record PublishingStep(string Name, string Href, ImmutableArray<PublishingCount> Counts);

/// <summary>The careful way, in the order in which it is gone: each step with its page and what is there.</summary>
public sealed record PublishingView(ImmutableArray<PublishingStep> Steps)
{
    /// <summary>With one query to a number.</summary>
    internal static PublishingView Load(Desk desk) => new([.. All(desk).Where(s => desk.Viewer.Datasets is null || s.Name != "protected")]);

    static IEnumerable<PublishingStep> All(Desk desk)
    {
        var (store, viewer, one) = (desk.Store, desk.Viewer, new Paging(0, 1));
        yield return Step("sources", "/sources", new PublishingCount("sources", store.Sources(viewer, new(), one).Total, "/sources"));
        yield return Step("protected", "/sources/protected", new PublishingCount("protected", store.Protected.Sources(viewer, one).Total, "/sources/protected"));
        yield return Step("masks", "/masks", new PublishingCount("masks", store.Masks(viewer, one).Total, "/masks"));
        yield return Step("searches", "/searches", new PublishingCount("searches", store.Searches(viewer, new(), one).Total, "/searches"));
        yield return Step("replies", "/replies", Asked("awaited", RequestState.Asked), Asked("overdue", RequestState.Overdue) with { IsUrgent = true });
        yield return Step("draft", "/draft-check", new PublishingCount("draft", store.Counts(viewer).Documents, "/documents"));
        var left = CorrectionDesk.Of(store).All(viewer);
        yield return Step("corrections", "/corrections", new PublishingCount("corrections", left.Count(l => l.IsToCorrect), "/corrections", IsUrgent: true));
        yield return Step("leavings", "/leavings", new PublishingCount("leavings", left.Length, "/leavings"));
        yield return Step("editions", "/editions", new PublishingCount("editions", store.Editions(viewer).Length, "/editions"));

        PublishingCount Asked(string name, RequestState state) =>
            new(name, store.Requests(viewer, new(RepliesView.Today(desk)) { States = [state] }, one).Total, "/replies?state=" + state.Wire());
    }

    static PublishingStep Step(string name, string href, params ImmutableArray<PublishingCount> counts) => new(name, href, counts);
}
