using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Mentions;

/// <summary>The day that words picked out of a document tell, as its reader would take them: "el 3 de mayo", "last month".</summary>
public static class PickedDate
{
    /// <summary>The date whose words the picked ones touch, the first of several; null: they tell none that can be resolved.</summary>
    public static PartialDate? Of(Document document, Span picked)
    {
        ArgumentNullException.ThrowIfNull(document);
        var text = new RuleAnalyser().Analyse(document);
        return DateFinder.Find(text, new bool[text.Tokens.Length]).FirstOrDefault(d => d.Date is not null && d.At.Overlaps(picked))?.Date;
    }
}
