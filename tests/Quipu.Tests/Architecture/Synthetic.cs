// Types that break the flow on purpose, in stages' namespaces of this test assembly: the proof that FlowTest can fail.
#pragma warning disable CA1812, CA1822, CA1823, CA1852, CS0169, CS0649, IDE0044, IDE0051, IDE0052, IDE0060

namespace Quipu.Model.Synthetic
{
    sealed class FieldOfALaterStage
    {
        Network.Edge? _edge;
    }

    sealed class ParameterOfALaterStage
    {
        internal void Take(Documents.Document document) { }
    }

    sealed class OnlyInTheBody
    {
        internal Func<string> Later() => () => string.Concat(new[] { 1 }.Select(i => $"{new Search.Paging(i, i)}"));
    }

    sealed class OnlyAsATypeArgument
    {
        internal int Count() => Enumerable.Empty<Claims.Judgement>().Count();
    }
}

namespace Quipu.Documents.Synthetic
{
    sealed class BaseOfALaterStage : Reading.IReader
    {
        public string Name => "";

        public Reading.DocumentReading Read(Document document) => throw new NotSupportedException();
    }
}

namespace Quipu.Reading.Mentions.Synthetic
{
    sealed class LaterPartOfReading
    {
        internal object Make() => new Attribution.Synthetic.LaterPart();
    }
}

namespace Quipu.Reading.Attribution.Synthetic
{
    sealed class LaterPart;
}

namespace Quipu.Reading.Synthetic
{
    sealed class ComposesItsParts
    {
        internal object Make(Documents.Document document) => new Analysis.AnalysedText(document, document.Language, [], []);
    }
}

namespace Quipu.Network.Synthetic
{
    sealed class KnowsEarlierStages
    {
        Claims.ShownClaim? _claim;

        Access.Viewer? _viewer;
    }
}

namespace Quipu.Common.Synthetic
{
    sealed class Stray;
}
