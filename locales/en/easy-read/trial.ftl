trial-says = This is a trial. We do not keep your answers. Nobody reads them.
trial-leave = Stop the trial
trial-lead = Please try this survey. We do not keep your answers. Tell us what you think each question means. Tell us what is hard.
