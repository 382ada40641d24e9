using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Quipu.Model;
using Quipu.Web.Parts;

namespace Quipu.Web.Pages.Documents;

/// <summary>
/// Text cut into runs. A number after the words of a claim leads to it, as a footnote does. Nothing of the document is rendered raw,
/// and no white space is added to it: hence no markup file.
/// </summary>
public sealed class TextBlock : Part
{
    [Parameter, EditorRequired] public ImmutableArray<TextRun> Runs { get; set; }

    [Parameter] public ClaimId? Lit { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var run in Runs)
        {
            foreach (var claim in run.Begins) Anchor(builder, claim);
            if (!run.Saying.IsEmpty) OpenSaid(builder, run);
            Name(builder, run);
            if (!run.Saying.IsEmpty) builder.CloseElement();
            foreach (var claim in run.Closes) Reference(builder, claim);
        }
    }

    static void Anchor(RenderTreeBuilder builder, NumberedClaim claim)
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "id", "q-" + claim.Shown.Claim.Id.Value);
        builder.AddAttribute(2, "class", "at");
        builder.CloseElement();
    }

    void OpenSaid(RenderTreeBuilder builder, TextRun run)
    {
        builder.OpenElement(3, "span");
        builder.AddAttribute(4, "class", run.Saying.Any(c => c.Shown.Claim.Id == Lit) ? "said lit" : "said");
        builder.AddAttribute(5, "data-claims", string.Join(' ', run.Saying.Select(c => c.Shown.Claim.Id.Value)));
    }

    static void Name(RenderTreeBuilder builder, TextRun run)
    {
        if (run.Named is { } named)
        {
            builder.OpenElement(6, "a");
            builder.AddAttribute(7, "class", "mention e-" + named.Card.Type.Wire());
            builder.AddAttribute(8, "href", Links.Entity(named.Card.Id));
            builder.AddAttribute(9, "title", named.Card.Name);
            builder.AddContent(10, run.Text);
            builder.CloseElement();
        }
        else builder.AddContent(11, run.Text);
    }

    void Reference(RenderTreeBuilder builder, NumberedClaim claim)
    {
        builder.OpenElement(12, "a");
        builder.AddAttribute(13, "class", "ref");
        builder.AddAttribute(14, "href", "#c-" + claim.Shown.Claim.Id.Value);
        builder.AddAttribute(15, "data-ref", claim.Shown.Claim.Id.Value);
        builder.AddAttribute(16, "aria-label", W.Of("claim.number", claim.Number));
        builder.AddContent(17, claim.Number);
        builder.CloseElement();
    }
}
