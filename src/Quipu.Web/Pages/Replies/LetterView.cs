using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Publishing.Replies;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Replies;

/// <summary>A letter to print, in the language of whoever is asked.</summary>
/// <param name="Words">Of the letter; the page about it may speak another.</param>
/// <param name="To">Whom it goes to, as the page calls them.</param>
public sealed record LetterView(Letter Letter, Words Words, LetterText Text, string To)
{
    internal static LetterView? Load(Desk desk, Asked asked)
    {
        if (asked.Text("party") is not { } party)
        {
            asked.Refuse($"reply_fault.{ReplyFault.UnknownParty.Wire()}", "–");
            return null;
        }

        ImmutableArray<ClaimId> claims = [.. desk.Http.Request.Query["about"].OfType<string>().SelectMany(c => c.Split(',', StringSplitOptions.RemoveEmptyEntries)).Select(c => new ClaimId(c))];
        var (letter, fault, about) = Letter.Draft(desk.Store, desk.Viewer,
            new(new(party), claims, asked.Flag("unreviewed"), asked.Date("on")?.Earliest ?? RepliesView.Today(desk), asked.Date("deadline")?.Latest, asked.Text("from") ?? LetterAsked.Signer(desk.Viewer.Name))
            {
                Language = Words.Find(asked.Text("language")) is { } wanted ? new Language(wanted.Code) : null,
            });
        if (fault is { } why) asked.Refuse($"reply_fault.{why.Wire()}", about);
        if (letter is null) return null;
        var words = Words.Find(letter.Language.Code) ?? Words.English;
        return new(letter, words, new(words, letter), desk.Store.Entity(desk.Viewer, letter.Party.Id)?.Name ?? letter.Party.Name);
    }
}
