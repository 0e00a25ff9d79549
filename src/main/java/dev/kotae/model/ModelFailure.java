package dev.kotae.model;

import java.time.Duration;

/// A model gave no whole answer.
public abstract sealed class ModelFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private ModelFailure(String what, Throwable cause) {
        super(what, cause);
    }

    private ModelFailure(String what) {
        super(what);
    }

    /// Too many requests or too little capacity: the same request may succeed later, or on another
    /// model.
    public static final class Busy extends ModelFailure {
        private static final long serialVersionUID = 1;

        private final Duration after;

        /// @param what model, code and request; nothing of the prompt
        public Busy(String what, Throwable cause) {
            this(what, cause, Duration.ZERO);
        }

        /// @param what model, code and request; nothing of the prompt
        /// @param after when the service wants to be asked again, zero where it did not say
        public Busy(String what, Throwable cause, Duration after) {
            super(what, cause);
            this.after = after;
        }

        /// When the service wants to be asked again; zero where it did not say.
        public Duration after() {
            return after;
        }
    }

    /// The model failed too often of late and is left alone for a while: it was not asked.
    public static final class Resting extends ModelFailure {
        private static final long serialVersionUID = 1;

        /// @param what model
        public Resting(String what) {
            super(what);
        }
    }

    /// The service broke, was out of reach, or ended a stream before its end: repeating may help.
    public static final class Broken extends ModelFailure {
        private static final long serialVersionUID = 1;

        /// @param what model, code and request; nothing of the prompt
        public Broken(String what, Throwable cause) {
            super(what, cause);
        }

        /// @param what model, code and request; nothing of the prompt
        public Broken(String what) {
            super(what);
        }
    }

    /// No word for too long, or the deadline passed.
    public static final class Late extends ModelFailure {
        private static final long serialVersionUID = 1;

        /// @param what model, code and request; nothing of the prompt
        public Late(String what) {
            super(what);
        }
    }

    /// The prompt is longer than the model reads.
    public static final class TooLong extends ModelFailure {
        private static final long serialVersionUID = 1;

        /// @param what model, code and request; nothing of the prompt
        public TooLong(String what, Throwable cause) {
            super(what, cause);
        }
    }

    /// The model does not take what it was given, such as a damaged file: another may, and nothing
    /// is wrong with this one.
    public static final class Unfit extends ModelFailure {
        private static final long serialVersionUID = 1;

        /// @param what model, code and request; nothing of the prompt
        public Unfit(String what, Throwable cause) {
            super(what, cause);
        }
    }

    /// Credentials, access or model id: repeating does not help, somebody has to change a setting.
    public static final class Refused extends ModelFailure {
        private static final long serialVersionUID = 1;

        /// @param what model, code and request; nothing of the prompt
        public Refused(String what, Throwable cause) {
            super(what, cause);
        }
    }

    /// The calling thread was interrupted: somebody does not want the answer any more.
    public static final class Interrupted extends ModelFailure {
        private static final long serialVersionUID = 1;

        /// @param what model, code and request; nothing of the prompt
        public Interrupted(String what) {
            super(what);
        }
    }
}
